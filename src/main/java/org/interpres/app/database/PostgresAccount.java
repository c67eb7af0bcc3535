package org.interpres.app.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom postgres runs. It refuses to run as root, and {@code initdb} refuses a user whom the
 * machine cannot name. An ordinary user runs it as themselves. Root runs it in a user namespace,
 * where the process believes it is someone else and the files stay root's; where namespaces are not
 * allowed (Docker's default profile), as another user, who then owns the files.
 *
 * @param prefix what to put before each command
 * @param owner the user and group whom the files must belong to
 */
record PostgresAccount(List<String> prefix, Owner owner) {

  /** Numeric user and group. */
  record Owner(int user, int group) {}

  PostgresAccount {
    prefix = List.copyOf(prefix);
  }

  /**
   * @param folder the folder that holds the database, if it is there: a database that belongs to an
   *     ordinary user stays theirs when root starts it
   */
  static PostgresAccount choose(Path folder) throws IOException {
    UnixSystem system = new UnixSystem();
    Owner self = new Owner((int) system.getUid(), (int) system.getGid());
    boolean named = !"?".equals(System.getProperty("user.name", "?"));
    if (self.user() != 0 && named) {
      return new PostgresAccount(List.of(), self);
    }
    Optional<Owner> present =
        Files.exists(folder) ? Optional.of(ownerOf(folder)) : Optional.empty();
    if (self.user() == 0 && present.isPresent() && present.get().user() != 0) {
      return as(present.get());
    }
    Owner other = someoneElse();
    PostgresAccount namespace =
        new PostgresAccount(
            List.of(
                "unshare",
                "--user",
                "--map-user=" + other.user(),
                "--map-group=" + other.group(),
                "--"),
            self);
    if (namespace.works()) {
      return namespace;
    }
    return as(other);
  }

  private static PostgresAccount as(Owner other) {
    PostgresAccount account =
        new PostgresAccount(
            List.of(
                "setpriv",
                "--reuid=" + other.user(),
                "--regid=" + other.group(),
                "--clear-groups",
                "--"),
            other);
    if (!account.works()) {
      throw new DatabaseProblem(
          "PostgreSQL does not run as root or as a user without a name, and here neither a user"
              + " namespace (unshare) nor another user (setpriv) is allowed. Start Interpres as an"
              + " ordinary user, or set INTERPRES_DB_URL to a PostgreSQL server.");
    }
    return account;
  }

  /** Whether a command can be run this way on this machine. */
  boolean works() {
    return PostgresTools.run(command(List.of("true")), Map.of()).exit() == 0;
  }

  List<String> command(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /**
   * Gives the tree to the account. The top is given last: a change that was cut short is seen, and
   * done again.
   */
  void own(Path tree) throws IOException {
    if (ownerOf(tree).user() == owner.user()) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            give(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            give(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Gives one file or folder, without what is in it. */
  void give(Path path) throws IOException {
    if (ownerOf(path).user() != owner.user()) {
      Files.setAttribute(path, "unix:gid", owner.group(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", owner.user(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Root can enter any folder, the account perhaps not. */
  void mustReach(Path folder) {
    List<String> enter = List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString());
    if (PostgresTools.run(command(enter), Map.of()).exit() != 0) {
      throw new DatabaseProblem(
          "PostgreSQL runs as user number "
              + owner.user()
              + " here, who cannot enter "
              + folder
              + ". Set INTERPRES_HOME to a folder whose parents everyone may enter, such as"
              + " /var/lib/interpres, or start Interpres as an ordinary user.");
    }
  }

  private static Owner ownerOf(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return new Owner(number(attributes, "uid"), number(attributes, "gid"));
  }

  private static int number(Map<String, Object> attributes, String name) {
    return ((Number) java.util.Objects.requireNonNull(attributes.get(name))).intValue();
  }

  private static Owner someoneElse() throws IOException {
    List<String[]> accounts =
        Files.readAllLines(Path.of("/etc/passwd")).stream()
            .map(line -> line.split(":", -1))
            .filter(fields -> fields.length > 3 && fields[2].matches("[1-9][0-9]{0,8}"))
            .toList();
    return Stream.of("postgres", "nobody")
        .flatMap(name -> accounts.stream().filter(fields -> fields[0].equals(name)))
        .findFirst()
        .or(() -> accounts.stream().findFirst())
        .map(fields -> new Owner(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
        .orElseThrow(
            () ->
                new DatabaseProblem(
                    "PostgreSQL does not run as root, and /etc/passwd names no other user. Add one,"
                        + " or set INTERPRES_DB_URL to a PostgreSQL server."));
  }
}
