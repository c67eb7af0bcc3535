package org.interpres.ingest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses may stand in an article. */
final class Addresses {

  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
  private static final Pattern SCHEME = Pattern.compile("([^:/?#]*):");

  /** Browsers drop these wherever they stand: {@code java&#9;script:} runs. */
  private static final Pattern DROPPED = Pattern.compile("[\\p{Cntrl}\\u200B-\\u200F\\uFEFF]");

  private Addresses() {}

  /** A link's address, empty where it may lead to a script or to nobody knows where. */
  static Optional<String> link(String written) {
    String address = DROPPED.matcher(written).replaceAll("").strip();
    Matcher scheme = SCHEME.matcher(address);
    boolean known =
        !scheme.lookingAt() || SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
    // A backslash is a slash to a browser: "/\host" leaves the site.
    if (address.isEmpty() || !known || address.contains("\\")) {
      return Optional.empty();
    }
    return Optional.of(address.startsWith("//") ? "https:" + address : address);
  }

  /** An image's path in the article's folder, empty where it leads anywhere else. */
  static Optional<String> image(String written) {
    String path = DROPPED.matcher(written).replaceAll("").strip();
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean inside =
        !path.isEmpty()
            && !decoded.startsWith("/")
            && decoded.chars().noneMatch(c -> c == '\\' || c == ':' || c == '%' || c < ' ')
            && path.chars().noneMatch(c -> c == '?' || c == '#')
            && Arrays.stream(decoded.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    if (inside) {
      return Optional.of(path);
    }
    return path.startsWith("./") ? image(path.substring(2)) : Optional.empty();
  }
}
