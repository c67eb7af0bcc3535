package org.interpres.identity.web;

/** An option of a field. */
public record Choice(String value, String words) {}
