package org.interpres.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a segment's or unit's text: literal Unicode, or one of the only three tags. Every
 * other {@code <} and {@code &} is itself; there are no entities.
 *
 * <p>{@code start} and {@code end} are UTF-16 offsets into the text, the end exclusive. Tokens of a
 * text follow each other without a gap, so their texts joined are the text.
 */
public sealed interface InlineToken {

  int start();

  int end();

  /** Literal text between tags; never empty. */
  record Text(int start, int end, String text) implements InlineToken {}

  /** {@code <g id="N">}. */
  record Open(int start, int end, int id) implements InlineToken {}

  /** {@code </g>}; which element it ends follows from the order. */
  record Close(int start, int end) implements InlineToken {}

  /** {@code <x id="N"/>}. */
  record Standalone(int start, int end, int id) implements InlineToken {}

  /** Ids are decimal, without sign or leading zero, at most six digits. */
  Pattern TAG =
      Pattern.compile("<g id=\"([1-9][0-9]{0,5})\">|(</g>)|<x id=\"([1-9][0-9]{0,5})\"/>");

  static List<InlineToken> parse(String text) {
    List<InlineToken> tokens = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find()) {
      if (tag.start() > from) {
        tokens.add(new Text(from, tag.start(), text.substring(from, tag.start())));
      }
      if (tag.group(1) != null) {
        tokens.add(new Open(tag.start(), tag.end(), Integer.parseInt(tag.group(1))));
      } else if (tag.group(2) != null) {
        tokens.add(new Close(tag.start(), tag.end()));
      } else {
        tokens.add(new Standalone(tag.start(), tag.end(), Integer.parseInt(tag.group(3))));
      }
      from = tag.end();
    }
    if (from < text.length()) {
      tokens.add(new Text(from, text.length(), text.substring(from)));
    }
    return List.copyOf(tokens);
  }

  /** How often each tag stands in the text: a multiset, for a dropped duplicate is a loss. */
  static Map<String, Integer> tags(String text) {
    Map<String, Integer> tags = new TreeMap<>();
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      tags.merge(tag.group(), 1, Integer::sum);
    }
    return tags;
  }

  /** The text without its tags, as a reader sees it. */
  static String plain(String text) {
    return text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll("");
  }
}
