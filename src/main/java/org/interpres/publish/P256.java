package org.interpres.publish;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;

/**
 * The curve of ES256 (FIPS 186-4, secp256r1), as far as the JDK does not offer it: the public key
 * of a private one, and whether a point is on the curve.
 */
final class P256 {

  static final ECParameterSpec CURVE = curve();

  /** The order of the base point. */
  static final BigInteger ORDER = CURVE.getOrder();

  /** A signature's {@code s} above this has a twin below it that verifies as well. */
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

  private P256() {}

  /**
   * @throws IllegalArgumentException when the point is not on the curve
   */
  static ECPublicKey publicKey(BigInteger x, BigInteger y) {
    if (!onCurve(x, y)) {
      throw new IllegalArgumentException("the public key is not a point of the curve P-256");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC")
              .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the public key is not one of P-256", e);
    }
  }

  /**
   * The public key of a private one, which a PKCS#8 file need not carry. Plain double-and-add: it
   * runs once, when the program starts, where nobody can time it.
   *
   * @param secret 1 to the order less 1
   */
  static ECPublicKey publicKeyOf(BigInteger secret) {
    if (secret.signum() < 1 || secret.compareTo(ORDER) >= 0) {
      throw new IllegalArgumentException("the private key is not one of P-256");
    }
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = secret.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (secret.testBit(bit)) {
        sum = add(sum, CURVE.getGenerator());
      }
    }
    return publicKey(sum.getAffineX(), sum.getAffineY());
  }

  private static boolean onCurve(BigInteger x, BigInteger y) {
    if (x.signum() < 0 || y.signum() < 0 || x.compareTo(PRIME) >= 0 || y.compareTo(PRIME) >= 0) {
      return false;
    }
    EllipticCurve curve = CURVE.getCurve();
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(PRIME);
    return y.multiply(y).mod(PRIME).equals(right);
  }

  private static ECPoint add(ECPoint p, ECPoint q) {
    if (p.equals(ECPoint.POINT_INFINITY)) {
      return q;
    }
    BigInteger x = p.getAffineX();
    BigInteger y = p.getAffineY();
    BigInteger slope =
        p.equals(q)
            ? x.multiply(x)
                .multiply(BigInteger.valueOf(3))
                .add(CURVE.getCurve().getA())
                .multiply(y.shiftLeft(1).modInverse(PRIME))
            : q.getAffineY().subtract(y).multiply(q.getAffineX().subtract(x).modInverse(PRIME));
    BigInteger sumX = slope.multiply(slope).subtract(x).subtract(q.getAffineX()).mod(PRIME);
    return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(PRIME));
  }

  private static ECParameterSpec curve() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }
}
