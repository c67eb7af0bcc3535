package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.interpres.publish.Publication.Form;
import org.springframework.stereotype.Component;

/**
 * What a target that keeps files shall have of a delivery: the three files of the publication, or
 * in their place what says that it was recalled. The proof comes last, so that whoever sees a new
 * proof sees the files that it proves.
 */
@Component("deliveredFiles")
public class DeliveredFiles {

  private static final Map<Form, String> TYPES =
      Map.of(
          Form.HTML, "text/html; charset=utf-8",
          Form.JSON, "application/json",
          Form.JWS, "application/jose");

  private final Publications publications;
  private final RecallNotices notices;

  DeliveredFiles(Publications publications, RecallNotices notices) {
    this.publications = publications;
    this.notices = notices;
  }

  /** As of now: what was recalled since the event is told as recalled. */
  public List<Delivery.File> of(Delivery delivery) {
    Publication publication =
        publications
            .version(delivery.article(), delivery.locale(), delivery.version())
            .orElseThrow();
    Publication.Recall recall = publication.recall();
    return List.of(Form.HTML, Form.JSON, Form.JWS).stream()
        .map(
            form ->
                new Delivery.File(
                    PublicAddress.path(publication.article(), publication.locale()).substring(1)
                        + "."
                        + form.extension(),
                    TYPES.getOrDefault(form, "application/octet-stream"),
                    recall == null
                        ? publications.bytes(publication, form)
                        : notice(publication, recall, form)))
        .toList();
  }

  private byte[] notice(Publication publication, Publication.Recall recall, Form form) {
    return switch (form) {
      case HTML -> notices.page(publication, recall).getBytes(StandardCharsets.UTF_8);
      case JSON -> PublicationJson.bytes(notices.problem(publication, recall));
      // No proof is left: an empty file verifies as nothing.
      case JWS -> new byte[0];
    };
  }
}
