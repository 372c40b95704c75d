"""newsfacts over HTTP: one process that listens, and a pool of processes that read."""
