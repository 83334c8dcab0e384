"""Small parts that screens and forms are put together from; none of them knows a service."""
