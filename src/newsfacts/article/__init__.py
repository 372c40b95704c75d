"""Stage 1: what of a text is the article, what is page furniture, and which language it is in."""
