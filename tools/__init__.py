"""What writes files of the repository: word lists, reference pages, outputs of notebooks."""
