"""Speed and quality of newsfacts, each against named peers in the same run."""
