"""The forms that articles come in: each module turns a stream of bytes into records."""
