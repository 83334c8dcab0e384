"""One module for each thing a person does, without a screen: both the window and the command line stand on these."""
