"""FHIRPath behind an interface of our own: parsed once, run on the form's own index, re-run only when needed."""
