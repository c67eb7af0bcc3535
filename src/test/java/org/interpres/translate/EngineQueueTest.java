package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interpres.article.Translation;
import org.interpres.translate.EngineQueue.Waiting;
import org.junit.jupiter.api.Test;

class EngineQueueTest {

  private final DispatchWorld world = new DispatchWorld();

  @Test
  void what_waits_is_listed_once_with_every_article_that_waits_for_it_until_it_is_answered() {
    Translation one = world.bring("a", "es", "Take <g id=\"1\">one</g> tablet.", "Rest.");
    Translation other = world.bring("b", "es", "Rest.", "Sleep.");
    world.plan(one, other);
    EngineQueue queue = new EngineQueue(world.jdbc, world.clock);

    List<Waiting> waiting = queue.of("one", 0, 10);

    assertThat(waiting)
        .extracting(Waiting::text)
        .containsExactly("Take one tablet.", "Rest.", "Sleep.");
    assertThat(waiting.get(1).articles()).containsExactly("a", "b");
    assertThat(waiting).noneMatch(Waiting::underWay);
    assertThat(queue.of("one", waiting.get(0).id(), 1))
        .extracting(Waiting::text)
        .containsExactly("Rest.");
    assertThat(queue.of("two", 0, 10)).isEmpty();

    world.dispatch().claim("one");
    assertThat(queue.of("one", 0, 10)).hasSize(3).allMatch(Waiting::underWay);

    new Leases(world.jdbc).releaseAll();
    world.work();
    assertThat(queue.of("one", 0, 10)).isEmpty();
  }
}
