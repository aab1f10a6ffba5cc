"""The author's arithmetic: growth that a text states, worked out again from its own numbers."""
