"""Dumps of articles: read in any common form, worked off by a pool, written so that nothing is lost.

inputs, formats/   files, archives and streams, to records with their place
fields             the columns of a dump, to the fields of an article
work               what a worker does with a chunk of them
shards, ledger     files that are there whole or not at all, and what is done so far
run                the flow from the first to the last
"""
