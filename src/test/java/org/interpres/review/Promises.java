package org.interpres.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.interpres.app.ApiUser;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server acknowledged, each with the query that must find it for ever. */
final class Promises {

  private final JdbcClient owner;
  private final List<Promise> all = new ArrayList<>();
  private final Map<String, Integer> tally = new TreeMap<>();

  Promises(JdbcClient owner) {
    this.owner = owner;
  }

  private record Promise(String what, String sql, Map<String, Object> values) {}

  void add(String what, String sql, Map<String, Object> values) {
    all.add(new Promise(what, sql, values));
  }

  /** An answer; where none came, or the server broke, the same is asked again, as a client does. */
  ApiUser.Answer asked(Supplier<ApiUser.Answer> request) {
    for (int tries = 0; ; tries++) {
      try {
        ApiUser.Answer answer = request.get();
        if (answer.status() < 500 || tries == 5) {
          return answer;
        }
        tally.merge("asked again", 1, Integer::sum);
      } catch (UncheckedIOException e) {
        if (tries == 5) {
          throw e;
        }
      }
    }
  }

  /** Counts what came of an act, and says it. */
  String tallied(String act, ApiUser.Answer answer) {
    tally.merge(act + (answer.status() < 300 ? " done" : " refused"), 1, Integer::sum);
    return act + " " + answer.status();
  }

  /** All that was acknowledged and is not there. */
  List<String> broken() {
    return all.stream().flatMap(each -> broken(each).stream()).toList();
  }

  /** The same of the last promise alone. */
  List<String> lastBroken() {
    return all.isEmpty() ? List.of() : broken(all.get(all.size() - 1));
  }

  private List<String> broken(Promise promise) {
    long found = owner.sql(promise.sql()).params(promise.values()).query(Long.class).single();
    return found > 0 ? List.of() : List.of("acknowledged, but not there: " + promise.what());
  }

  static int version(JsonNode segment) {
    return segment.path("version").asInt(1);
  }

  @Override
  public String toString() {
    return tally + ", " + all.size() + " promises";
  }
}
