"""Turn an article kept as data into a bilingual, annotated, checked reading site."""

import os

# pypinyin looks at these when it is imported. Its phrases cost fifty megabytes, and only single
# characters are asked of it: words have their own readings. Source: pypinyin, "Environment".
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
