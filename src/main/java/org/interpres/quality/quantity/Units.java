package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The units that medical text uses, by UCUM code (ucum.org): what they measure and how they
 * convert. Names and symbols come from CLDR and the lexicons.
 */
public final class Units {

  /** What a unit measures. A count is of tablets, drops and the like. */
  public enum Dimension {
    MASS,
    VOLUME,
    LENGTH,
    TIME,
    TEMPERATURE,
    SHARE,
    COUNT,
    OTHER
  }

  /**
   * @param code UCUM
   * @param factor how many of the dimension's base unit one is (g, L, m, s); null when it does not
   *     convert by a factor
   * @param cldr CLDR's identifier, by which its names in every locale are found; null without one
   */
  record Unit(
      String code, Dimension dimension, @Nullable BigDecimal factor, @Nullable String cldr) {}

  private static final Map<String, Unit> BY_CODE = new TreeMap<>();

  private static void unit(
      String code, Dimension dimension, @Nullable String factor, @Nullable String cldr) {
    BigDecimal value = factor == null ? null : new BigDecimal(factor);
    BY_CODE.put(code, new Unit(code, dimension, value, cldr));
  }

  static {
    unit("ng", Dimension.MASS, "1e-9", null);
    unit("ug", Dimension.MASS, "1e-6", "microgram");
    unit("mg", Dimension.MASS, "1e-3", "milligram");
    unit("g", Dimension.MASS, "1", "gram");
    unit("kg", Dimension.MASS, "1e3", "kilogram");
    unit("[lb_av]", Dimension.MASS, "453.59237", "pound");
    unit("[oz_av]", Dimension.MASS, "28.349523125", "ounce");
    unit("uL", Dimension.VOLUME, "1e-6", null);
    unit("mL", Dimension.VOLUME, "1e-3", "milliliter");
    unit("cL", Dimension.VOLUME, "1e-2", "centiliter");
    unit("dL", Dimension.VOLUME, "1e-1", "deciliter");
    unit("L", Dimension.VOLUME, "1", "liter");
    unit("nm", Dimension.LENGTH, "1e-9", "nanometer");
    unit("um", Dimension.LENGTH, "1e-6", "micrometer");
    unit("mm", Dimension.LENGTH, "1e-3", "millimeter");
    unit("cm", Dimension.LENGTH, "1e-2", "centimeter");
    unit("m", Dimension.LENGTH, "1", "meter");
    unit("km", Dimension.LENGTH, "1e3", "kilometer");
    unit("[in_i]", Dimension.LENGTH, "0.0254", "inch");
    unit("[ft_i]", Dimension.LENGTH, "0.3048", "foot");
    unit("[mi_i]", Dimension.LENGTH, "1609.344", "mile");
    unit("ms", Dimension.TIME, "1e-3", "millisecond");
    unit("s", Dimension.TIME, "1", "second");
    unit("min", Dimension.TIME, "60", "minute");
    unit("h", Dimension.TIME, "3600", "hour");
    unit("d", Dimension.TIME, "86400", "day");
    unit("wk", Dimension.TIME, "604800", "week");
    unit("mo", Dimension.TIME, "2629800", "month");
    unit("a", Dimension.TIME, "31557600", "year");
    unit("Cel", Dimension.TEMPERATURE, null, "celsius");
    unit("[degF]", Dimension.TEMPERATURE, null, "fahrenheit");
    unit("K", Dimension.TEMPERATURE, null, null);
    unit("%", Dimension.SHARE, null, "percent");
    unit("[ppth]", Dimension.SHARE, null, "permille");
    unit("mm[Hg]", Dimension.OTHER, null, "millimeter-ofhg");
    unit("mmol", Dimension.OTHER, null, null);
    unit("umol", Dimension.OTHER, null, null);
    unit("meq", Dimension.OTHER, null, null);
    unit("[iU]", Dimension.OTHER, null, null);
    unit("[U]", Dimension.OTHER, null, null);
    unit("kcal", Dimension.OTHER, null, "kilocalorie");
    unit("kJ", Dimension.OTHER, null, "kilojoule");
    unit("Hz", Dimension.OTHER, null, "hertz");
    unit("kHz", Dimension.OTHER, null, "kilohertz");
    unit("mV", Dimension.OTHER, null, null);
    unit("mA", Dimension.OTHER, null, "milliampere");
    unit("{tbl}", Dimension.COUNT, null, null);
    unit("{cap}", Dimension.COUNT, null, null);
    unit("{drop}", Dimension.COUNT, null, null);
    unit("{puff}", Dimension.COUNT, null, null);
    unit("[tsp_us]", Dimension.COUNT, null, null);
    unit("[tbs_us]", Dimension.COUNT, null, null);
  }

  private Units() {}

  static Iterable<Unit> all() {
    return BY_CODE.values();
  }

  /** What {@code code}, or the numerator of a compound code such as mg/kg, measures. */
  public static Dimension dimension(String code) {
    Unit unit = BY_CODE.get(numerator(code));
    return unit == null ? Dimension.OTHER : unit.dimension();
  }

  /** {@code mg} of {@code mg/kg/d}. */
  public static String numerator(String code) {
    int slash = code.indexOf('/');
    return slash < 0 ? code : code.substring(0, slash);
  }

  /**
   * {@code value} in the base unit of its dimension, or null when {@code code} does not convert:
   * 500 mg and 0.5 g are both 0.5.
   */
  public static @Nullable BigDecimal inBase(BigDecimal value, String code) {
    Unit unit = BY_CODE.get(numerator(code));
    return unit == null || unit.factor() == null
        ? null
        : Term.canonical(value.multiply(unit.factor()));
  }

  static boolean known(String code) {
    return BY_CODE.containsKey(code);
  }
}
