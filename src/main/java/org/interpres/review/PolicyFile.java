package org.interpres.review;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.interpres.article.Excerpt;
import org.interpres.identity.Qualification;
import org.interpres.identity.Role;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a review policy. A mistake is an {@link InvalidPolicy} that names file, line and reason.
 *
 * <p>Reads YAML nodes rather than objects, because a node knows its line: a binding to records
 * tells an editor of the file only that “something” could not be read.
 */
final class PolicyFile {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private final String file;

  private PolicyFile(String file) {
    this.file = file;
  }

  static ReviewPolicy load(Path path) {
    try {
      return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new InvalidPolicy(path + ": the file is not UTF-8");
    } catch (java.nio.file.NoSuchFileException e) {
      throw new InvalidPolicy(
          path + ": there is no such file; a review needs a policy, see the one that is shipped");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param file how messages name it
   */
  static ReviewPolicy parse(String file, String text) {
    return new PolicyFile(file).read(text);
  }

  private ReviewPolicy read(String text) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidPolicy(file + ":" + line + ": not YAML: " + e.getProblem());
    }
    if (root == null) {
      throw new InvalidPolicy(file + ":1: the policy is empty");
    }
    Map<String, Node> fields = fields(root, Set.of("version", "release", "steps"));
    return new ReviewPolicy(
        version(needed(root, fields, "version")),
        one(ReviewPolicy.Release.class, needed(root, fields, "release")),
        steps(needed(root, fields, "steps")),
        text);
  }

  private int version(Node node) {
    String value = scalar(node);
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw wrong(node, "version is a whole number from 1, not “" + Excerpt.of(value) + "”");
    }
    return Integer.parseInt(value);
  }

  private List<ReviewPolicy.Step> steps(Node node) {
    List<ReviewPolicy.Step> steps = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Node item : items(node)) {
      ReviewPolicy.Step step = step(item, names);
      names.add(step.name());
      steps.add(step);
    }
    if (steps.isEmpty()) {
      throw wrong(node, "a review has one step at least");
    }
    requireEachReviewed(node, steps);
    return steps;
  }

  private ReviewPolicy.Step step(Node item, Set<String> earlier) {
    Map<String, Node> fields =
        fields(item, Set.of("name", "role", "qualification", "risks", "not-same-person-as"));
    Node named = needed(item, fields, "name");
    String name = scalar(named);
    if (!NAME.matcher(name).matches() || name.equals(ReviewPolicy.EDITOR)) {
      throw wrong(
          named,
          "a step's name is 1 to 40 of the characters a-z, 0-9 and -, starts with a letter and is"
              + " not “editor”; this is “"
              + Excerpt.of(name)
              + "”");
    }
    if (earlier.contains(name)) {
      throw wrong(named, "the step “" + name + "” is there twice");
    }
    Node roleNode = needed(item, fields, "role");
    Role role = one(Role.class, roleNode);
    if (role != Role.LINGUIST && role != Role.MEDIC) {
      throw wrong(roleNode, "a step is decided by LINGUIST or MEDIC, not " + role);
    }
    Set<String> others = new LinkedHashSet<>();
    for (Node other : items(needed(item, fields, "not-same-person-as"))) {
      String value = scalar(other);
      if (!value.equals(ReviewPolicy.EDITOR) && !earlier.contains(value)) {
        throw wrong(other, "“" + Excerpt.of(value) + "” is neither “editor” nor an earlier step");
      }
      others.add(value);
    }
    return new ReviewPolicy.Step(
        name,
        role,
        one(Qualification.Kind.class, needed(item, fields, "qualification")),
        risks(fields.get("risks")),
        others);
  }

  /** All where none is named, as in the policies of before that the database keeps. */
  private Set<Risk> risks(@Nullable Node node) {
    if (node == null) {
      return EnumSet.allOf(Risk.class);
    }
    Set<Risk> risks = EnumSet.noneOf(Risk.class);
    for (Node item : items(node)) {
      risks.add(one(Risk.class, item));
    }
    if (!risks.contains(Risk.CRITICAL)) {
      throw wrong(node, "critical segments go through each step: add “critical”");
    }
    return risks;
  }

  /** A risk that no step takes would be published unread. */
  private void requireEachReviewed(Node node, List<ReviewPolicy.Step> steps) {
    for (Risk risk : Risk.values()) {
      if (steps.stream().noneMatch(step -> step.takes(risk))) {
        throw wrong(node, "no step takes segments of %s risk".formatted(risk.label()));
      }
    }
  }

  private Map<String, Node> fields(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(
          node, "here stand the fields " + String.join(", ", known.stream().sorted().toList()));
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw wrong(
            tuple.getKeyNode(),
            "the field “%s” is not known; known are %s"
                .formatted(Excerpt.of(key), String.join(", ", known.stream().sorted().toList())));
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), "the field “" + key + "” is there twice");
      }
    }
    return fields;
  }

  private Node needed(Node in, Map<String, Node> fields, String name) {
    Node value = fields.get(name);
    if (value == null) {
      throw wrong(in, "the field “" + name + "” is missing");
    }
    return value;
  }

  private List<Node> items(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(node, "here stands a list");
    }
    return sequence.getValue();
  }

  private String scalar(Node node) {
    if (!(node instanceof ScalarNode value)) {
      throw wrong(node, "here stands one value");
    }
    return value.getValue();
  }

  private <E extends Enum<E>> E one(Class<E> type, Node node) {
    String value = scalar(node);
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name =
          type == ReviewPolicy.Release.class || type == Risk.class
              ? constant.name().toLowerCase(Locale.ROOT)
              : constant.name();
      if (name.equals(value)) {
        return constant;
      }
      allowed.add(name);
    }
    throw wrong(node, "“" + Excerpt.of(value) + "” is not one of " + String.join(", ", allowed));
  }

  private InvalidPolicy wrong(Node node, String reason) {
    return new InvalidPolicy(file + ":" + (node.getStartMark().getLine() + 1) + ": " + reason);
  }
}
