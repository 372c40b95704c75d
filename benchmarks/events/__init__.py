"""Events against public sets: mentions, participants, types."""
