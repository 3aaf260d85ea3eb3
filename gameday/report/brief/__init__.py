"""The facilitator's papers."""
