package org.interpres.translate.engine.tags;

import java.util.List;
import org.interpres.translate.engine.EngineTerm;

/** A way to protect the tags of a text, and terms with them. Thread-safe. */
public interface TagCodec {

  /**
   * Our own tags as they are, for an engine that is told what they are. Terms are told it too, so
   * nothing marks them.
   */
  TagCodec AS_THEY_ARE =
      (source, terms) ->
          new ProtectedText() {
            @Override
            public String sent() {
              return source;
            }

            @Override
            public String restore(String answered) {
              return answered;
            }
          };

  /**
   * @param source a segment's text: literal Unicode with our tags
   * @param terms those of the request; the codec protects the ones that it can
   */
  ProtectedText protect(String source, List<EngineTerm> terms);
}
