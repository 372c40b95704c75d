"""What the text mentions: named entities, amounts and times, each with its characters."""
