package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.publish.Publication.Form;
import org.springframework.stereotype.Component;

/**
 * What a target that keeps files shall have of a delivery: the three files of the publication and
 * its images, or in their place what says that it was recalled. The proof comes last, so that
 * whoever sees a new proof sees the files that it proves.
 */
@Component("deliveredFiles")
public class DeliveredFiles {

  private static final Map<Form, String> TYPES =
      Map.of(
          Form.HTML, "text/html; charset=utf-8",
          Form.JSON, "application/json",
          Form.JWS, "application/jose");

  private final Publications publications;
  private final PublishedImages images;
  private final RecallNotices notices;

  DeliveredFiles(Publications publications, PublishedImages images, RecallNotices notices) {
    this.publications = publications;
    this.images = images;
    this.notices = notices;
  }

  /** As of now: what was recalled since the event is told as recalled. */
  public List<Delivery.File> of(Delivery delivery) {
    Publication publication =
        publications
            .version(delivery.article(), delivery.locale(), delivery.version())
            .orElseThrow();
    Publication.Recall recall = publication.recall();
    List<Delivery.File> files = new ArrayList<>(images(publication));
    List.of(Form.HTML, Form.JSON, Form.JWS).stream()
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
        .forEach(files::add);
    return files;
  }

  /** Images come before the page that shows them; of those that were taken back nothing is left. */
  private List<Delivery.File> images(Publication publication) {
    List<Delivery.File> files = new ArrayList<>();
    for (PublishedImage image : images.takenBack(publication.article(), publication.locale())) {
      files.add(file(publication, image, new byte[0]));
    }
    if (publication.recall() == null) {
      for (PublishedImage image : images.of(publication)) {
        files.add(file(publication, image, images.bytes(image)));
      }
    }
    return files;
  }

  private static Delivery.File file(Publication publication, PublishedImage image, byte[] bytes) {
    return new Delivery.File(
        image.path(publication.article(), publication.locale()).substring(1),
        image.mediaType(),
        bytes);
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
