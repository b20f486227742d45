"""Who is asking, and for which edition; knows tenants and languages, no protocol."""
