"""What is asked of the server, one module a subject: each makes a router for a house."""
