"""One replication told event by event, in words: from the tables of the records to a story."""
