package dev.paigomcp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses that begin with the same bits (CIDR, RFC 4632; RFC 4291, section 2.3).
 *
 * @param bits how many, of the 32 or 128 that the address has
 */
public record AddressRange(InetAddress first, int bits) {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:]+(\\d{1,3}(\\.\\d{1,3}){3})?");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** The range written as an address, or as an address, a slash and a number of bits, if it is one. */
    public static Optional<AddressRange> of(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var all = address.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new AddressRange(address.get(), all));
        }
        var bits = text.substring(slash + 1);
        if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > all) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(address.get(), Integer.parseInt(bits)));
    }

    /** The address that is written so, without brackets, port or zone; names are none, and nothing is looked up. */
    public static Optional<InetAddress> address(String text) {
        var v4 = V4.matcher(text);
        try {
            if (v4.matches()) {
                var bytes = new byte[4];
                for (var i = 0; i < bytes.length; i++) {
                    var value = Integer.parseInt(v4.group(i + 1));
                    if (value > 255) {
                        return Optional.empty();
                    }
                    bytes[i] = (byte) value;
                }
                return Optional.of(InetAddress.getByAddress(bytes));
            }
            // What has a colon is never looked up; an IPv4 address in an IPv6 one becomes what it is.
            return V6.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address is one of these. */
    public boolean contains(InetAddress address) {
        var mine = first.getAddress();
        var other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
