"""The vocabulary of events, stance, attribution and measurements: files, models, lookups."""
