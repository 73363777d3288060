emergency-heading = EMERGENCY WARNING: { $hazard }
emergency-place = Where: { $place }
emergency-until = Valid until: { $until }
emergency-action = What to do: { $action }
emergency-contact = Call: { $contact }
emergency-part-source = source
emergency-part-hazard = kind of hazard
emergency-part-place = place
emergency-part-until = valid until when
emergency-part-action = what to do
emergency-part-contact = contact
emergency-fact-words =
    Only words are read at this step; your picture or file was not taken along.
    Type the answer. To change the content to a picture: Change, then Content.
emergency-incomplete =
    This emergency warning is not complete.
    Missing: { $missing }.
    Choose Change to complete it.
emergency-over =
    This warning ends before it could be sent.
    Choose Change and give a new "valid until".
emergency-no-poll =
    A poll can't be an emergency warning.
    Choose Change and replace it with a text or a photo.
hazard-flood = Flood
hazard-flood-action = Bring people and papers to high ground. Switch the power off. Don't cross the current.
hazard-landslide = Landslide
hazard-landslide-action = Keep away from slopes. Leave at once if the ground cracks or trees lean.
hazard-fire = Fire
hazard-fire-action = Keep away. Let fire engines pass. Switch power and gas off if it is safe.
hazard-earthquake = Earthquake
hazard-earthquake-action = Go into the open, away from cracked buildings. Expect aftershocks.
hazard-tsunami = Tsunami
hazard-tsunami-action = Go to high ground at once. Stay away from the coast and river mouths. Do not return before it is officially announced.
hazard-weather = Extreme weather
hazard-weather-action = Stay inside a solid building. Keep away from trees, billboards and water.
hazard-wind = Strong wind
hazard-wind-action = Stay inside, away from windows. Don't shelter under trees or billboards.
hazard-tide = High tide (rob)
hazard-tide-action = Keep away from the shore and river mouths. Move things up. Moor boats.
hazard-other = Other hazard
hazard-other-action = Keep away and follow the officials on the spot.
hazard-contact-disaster = 112 (emergency, free)
hazard-contact-fire = 113 (fire brigade) or 112 (emergency, free)
emergency-which =
    Which hazard is it?
    Never mind: /batal
emergency-ask-place =
    Where exactly?
    Type the place, for example: RT 12 to RT 20 of Kelurahan Damai
emergency-ask-until =
    Until when is this warning valid?
    Choose, or type it, for example: today 18.00
emergency-ask-action = Type what residents must do.
emergency-ask-contact = Type the number that residents can call.
emergency-button-hours = In { $hours } hours
emergency-fact-empty = Type the answer as a text.
emergency-fact-long =
    Too long. At most { $most } characters.
    Type something shorter.
