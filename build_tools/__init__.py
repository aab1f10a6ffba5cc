"""Turn an article kept as data into a bilingual, annotated, checked reading site."""
