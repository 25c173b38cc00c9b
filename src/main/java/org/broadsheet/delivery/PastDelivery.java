package org.broadsheet.delivery;

/** What became of one member's letter of an edition. */
public record PastDelivery(String digest, String edition, Delivery delivery) {}
