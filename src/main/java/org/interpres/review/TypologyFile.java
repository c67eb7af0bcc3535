package org.interpres.review;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code mqm.yaml}. A mistake is an {@link InvalidPolicy} with file, line and reason. */
final class TypologyFile {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,59}");

  private final String file;

  private TypologyFile(String file) {
    this.file = file;
  }

  static Typology load(Path path) {
    TypologyFile reading = new TypologyFile(path.toString());
    try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Node root = new Yaml(options).compose(text);
      if (root == null) {
        throw new InvalidPolicy(path + ":1: the file is empty");
      }
      return reading.typology(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidPolicy(path + ":" + line + ": not YAML: " + e.getProblem());
    } catch (java.nio.file.NoSuchFileException e) {
      throw new InvalidPolicy(
          path + ": there is no such file; it says how errors are counted, see the one shipped");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Typology typology(Node root) {
    Map<String, Node> fields = fields(root, Set.of("weights", "pass", "dimensions"));
    Set<String> severities = new LinkedHashSet<>();
    for (Typology.Severity severity : Typology.Severity.values()) {
      severities.add(severity.label());
    }
    Map<String, Node> given = fields(needed(root, fields, "weights"), severities);
    Map<Typology.Severity, Integer> weights = new EnumMap<>(Typology.Severity.class);
    for (Typology.Severity severity : Typology.Severity.values()) {
      Node weight = needed(needed(root, fields, "weights"), given, severity.label());
      weights.put(severity, number(weight, 1000));
    }
    Set<String> dimensions = new LinkedHashSet<>();
    Node list = needed(root, fields, "dimensions");
    if (!(list instanceof SequenceNode names) || names.getValue().isEmpty()) {
      throw fault(list, "“dimensions” is a list of at least one name");
    }
    for (Node name : names.getValue()) {
      String text = text(name);
      if (!NAME.matcher(text).matches() || !dimensions.add(text)) {
        throw fault(name, "a dimension is a name in kebab-case that is not there twice");
      }
    }
    return new Typology(
        java.util.List.copyOf(dimensions), weights, number(needed(root, fields, "pass"), 100));
  }

  private Map<String, Node> fields(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw fault(node, "a mapping of keys to values is wanted here");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = text(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw fault(tuple.getKeyNode(), "“" + key + "” is not one of " + String.join(", ", known));
      }
      fields.put(key, tuple.getValueNode());
    }
    return fields;
  }

  private Node needed(Node in, Map<String, Node> fields, String key) {
    Node field = fields.get(key);
    if (field == null) {
      throw fault(in, "“" + key + "” is missing");
    }
    return field;
  }

  private int number(Node node, int most) {
    String text = text(node);
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > most) {
      throw fault(node, "a whole number from 0 to " + most + " is wanted here");
    }
    return Integer.parseInt(text);
  }

  private String text(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw fault(node, "a word is wanted here");
    }
    return scalar.getValue().strip();
  }

  private InvalidPolicy fault(Node node, String reason) {
    return new InvalidPolicy(file + ":" + (node.getStartMark().getLine() + 1) + ": " + reason);
  }
}
