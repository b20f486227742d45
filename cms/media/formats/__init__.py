"""What each format is made of, and how all but the picture, sound or film is taken out; knows no model."""
