"""The admin's views of translators: in the place of the library's, and beside them."""
