package org.interpres.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is the cursor of the page after, null on the last. */
record Listing<T>(List<T> items, @Nullable String next) {

  Listing {
    items = List.copyOf(items);
  }
}
