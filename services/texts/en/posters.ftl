poster-title = Official news, right on your phone
poster-step =
    { $step ->
        [one] 1. Point your phone's camera at the square above.
        [two] { $on ->
            [whatsapp] 2. Open the link, then send the message that is written there.
           *[telegram] 2. Open the link, then press START.
        }
       *[three] 3. Choose Agree. Done.
    }
poster-free = Free. Local news and hazard warnings. Stop at any time.
poster-kim = With { $kim }
poster-no-kim = From the Diskominfo and the KIM of your area
shell-qr-help = Make A4 posters (PDF and PNG) with a QR code for every kelurahan/desa and every KIM.
shell-qr-region = Region code, for example 64.71
shell-qr-on = The messenger that the QR code opens: telegram or whatsapp. Without this: that of your first account.
shell-qr-out = Folder for the posters
shell-qr-running = Making posters
shell-qr-done = { $number } posters are in { $folder }, each as PDF and PNG. Print the PDF on A4 paper.
qr-no-username = The bot's name or the WhatsApp number is not known yet. Run siarkim run once, then try again.
qr-nothing = Region { $region } has no kelurahan, desa or KIM. Use the code of a kabupaten/kota or kecamatan, for example 64.71.
