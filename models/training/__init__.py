"""Training of the pipeline `en_newsfacts`: prepare, train, evaluate, export."""
