"""What a document asks for, told from the document and its variables before anything is executed: cost and reach.

Both go by the names of fields, which mean the same wherever they stand, so that neither needs the schema; a test
compares the tables with it.
"""
