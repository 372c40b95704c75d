"""The service under load, beside `extract_many` on the same articles."""
