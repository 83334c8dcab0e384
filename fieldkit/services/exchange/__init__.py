"""An exchange with the hub: joining, sending, receiving, and how far it has come."""
