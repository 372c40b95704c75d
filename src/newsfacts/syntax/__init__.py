"""Stage 2: one encoder pass gives sentences, tags, trees and entity labels."""
