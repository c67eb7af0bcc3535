package org.interpres.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects warnings, so that a thousand removed links make one. Not thread-safe. */
final class Warnings {

  private final Map<Warning.Code, Warning> found = new EnumMap<>(Warning.Code.class);

  void add(Warning.Code code, String where) {
    found.merge(code, new Warning(code, 1, List.of(where)), Warnings::sum);
  }

  private static Warning sum(Warning one, Warning other) {
    List<String> where = one.where();
    if (where.size() < Warning.PLACES) {
      where = new ArrayList<>(where);
      where.addAll(other.where());
    }
    return new Warning(one.code(), one.count() + other.count(), where);
  }

  List<Warning> all() {
    return List.copyOf(found.values());
  }
}
