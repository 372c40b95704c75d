"""The trained pipeline and the code that trains it."""
