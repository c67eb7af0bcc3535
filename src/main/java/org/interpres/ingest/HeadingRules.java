package org.interpres.ingest;

import java.util.regex.Pattern;

/** What a short line without a full stop may be other than a heading. */
final class HeadingRules {

  /** Lines that say who wrote, reviewed or may be called, in the languages of first sources. */
  private static final String LABEL =
      "^(?:sources?|references?|authors?|written by|reviewed by|medically reviewed|last (?:updated|reviewed)"
          + "|updated|date|published|publisher|version|tel\\.?|telephone|phone|fax|e-?mail|website|web|url"
          + "|copyright|isbn|doi|quellen?|autor(?:in|es|a)?|stand|fuentes?|fecha|auteurs?|tél\\.?|note)"
          + "[\\s\\p{Z}]*[:：]";

  private static final String BYLINE =
      "^By (?-i:Dr|Prof|\\p{Lu}[\\p{L}.]*+ \\p{Lu})|^(?:©|\\(c\\))";

  private static final String ADDRESS = "https?://|\\bwww\\.|[\\w.+-]{1,64}+@[\\w-]{1,63}+\\.";

  private static final String END = "[.!,;:…。！，、；：،؛۔*–—-]$|[.!…][\"”’»)\\]]+$|^[\"“„«].*[\"”»]$";

  static final Pattern NEVER =
      Pattern.compile(
          LABEL + "|" + BYLINE + "|" + ADDRESS + "|" + END,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private HeadingRules() {}
}
