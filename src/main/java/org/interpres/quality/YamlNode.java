package org.interpres.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * A place in a YAML data file that knows its line, so that whoever edits the file is told where and
 * why it is wrong. Jackson's tree forgets the line.
 */
public final class YamlNode {

  private final String file;
  private final Node node;

  private YamlNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /**
   * @param file its name for messages
   * @throws InvalidContent when it is not YAML or is empty
   */
  public static YamlNode read(String file, InputStream bytes) {
    try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Node root = new Yaml(options).compose(text);
      if (root == null) {
        throw new InvalidContent(file + " is empty.");
      }
      return new YamlNode(file, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidContent(file + " line " + line + ": " + e.getProblem() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  public InvalidContent fault(String reason) {
    return new InvalidContent(
        file + " line " + (node.getStartMark().getLine() + 1) + ": " + reason + ".");
  }

  /** The entries of a mapping, in order; unknown keys are refused so that a typing error shows. */
  public Map<String, YamlNode> mapping(Set<String> known) {
    Map<String, YamlNode> mapping = mapping();
    for (Map.Entry<String, YamlNode> entry : mapping.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().fault("“" + entry.getKey() + "” is not one of " + sorted(known));
      }
    }
    return mapping;
  }

  static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  public Map<String, YamlNode> mapping() {
    if (!(node instanceof MappingNode mappingNode)) {
      throw fault("a mapping of keys to values is wanted here");
    }
    Map<String, YamlNode> mapping = new LinkedHashMap<>();
    for (NodeTuple tuple : mappingNode.getValue()) {
      String key = new YamlNode(file, tuple.getKeyNode()).text();
      if (mapping.put(key, new YamlNode(file, tuple.getValueNode())) != null) {
        throw new YamlNode(file, tuple.getKeyNode()).fault("“" + key + "” is there twice");
      }
    }
    return mapping;
  }

  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw fault("a list is wanted here");
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, item));
    }
    return items;
  }

  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  public String text() {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw fault("a text is wanted here");
    }
    return scalar.getValue().strip();
  }

  public YamlNode required(Map<String, YamlNode> entries, String key) {
    YamlNode value = entries.get(key);
    if (value == null) {
      throw fault("“" + key + "” is missing");
    }
    return value;
  }

  public static @Nullable String optional(Map<String, YamlNode> entries, String key) {
    YamlNode value = entries.get(key);
    return value == null ? null : value.text();
  }
}
